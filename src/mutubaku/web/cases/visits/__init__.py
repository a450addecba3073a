"""Pages about audits as they are held: programme, plan, checklist, attendance."""
