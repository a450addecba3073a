"""What one `due` costs (bar S5: at most 2 µs with two pauses), in nanoseconds of processor time."""

import sys
from datetime import UTC, datetime
from statistics import median
from time import perf_counter_ns, process_time
from timeit import Timer
from zoneinfo import ZoneInfo

from mutubaku.worktime import OfficeCalendar, Pause, parse_standard, seeded_calendar

BAR_NS = 2000
CALLS, RUNS = 20_000, 25
STANDARDS = ("15 menit", "2 jam", "1 hari", "41 hari kerja")
WIB = ZoneInfo("Asia/Jakarta")


def nanoseconds(call: str, names: dict[str, object]) -> float:
    """Processor time of a call: median over the runs of the mean over the calls of one run."""
    runs = Timer(call, globals=names, timer=process_time).repeat(RUNS, CALLS)
    return median(runs) / CALLS * 1e9


def moments(zone: ZoneInfo | None) -> tuple[datetime, list[Pause]]:
    """A start on Thursday afternoon and two pauses that both move every due moment but the shortest's."""

    def at(day: int, hour: int, minute: int = 0) -> datetime:
        local = datetime(2026, 11, day, hour, minute, 12, 345678, tzinfo=WIB)
        return local if zone else local.astimezone(UTC)

    return at(26, 15, 30), [Pause(at(26, 15, 40), at(26, 15, 50)), Pause(at(27, 8), at(30, 10))]


def measure(calendar: OfficeCalendar, text: str, zone: ZoneInfo | None) -> tuple[float, float]:
    """Nanoseconds per call without and with two pauses."""
    start, pauses = moments(zone)
    names = {"due": calendar.due, "start": start, "standard": parse_standard(text), "pauses": pauses}
    return nanoseconds("due(start, standard)", names), nanoseconds("due(start, standard, pauses)", names)


def main() -> int:
    """Print the table; 1 where the bar is missed."""
    begun = perf_counter_ns()
    calendar = seeded_calendar()
    print(f"kalender 2019-2032 dibangun dalam {(perf_counter_ns() - begun) / 1e6:.0f} ms")
    print(f"{'standar':<15}{'waktu masuk':<14}{'tanpa jeda':>12}{'dua jeda':>12}   (ns per panggilan, median)")
    worst = 0.0
    for name, zone in (("UTC", None), ("Asia/Jakarta", WIB)):
        for text in STANDARDS:
            plain, paused = measure(calendar, text, zone)
            worst = max(worst, paused)
            print(f"{text:<15}{name:<14}{plain:>12.0f}{paused:>12.0f}")
    met = worst <= BAR_NS
    print(f"S5: {worst:.0f} ns dengan dua jeda, batas {BAR_NS} ns: {'tercapai' if met else 'TIDAK tercapai'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
