"""What is read and written again and again, compiled to SQL once per connection and run many times.

Django builds and compiles a query anew each time it runs, which costs more than the database takes to answer a small
one. A ``Prepared`` query is written as an ordinary queryset over marked parameters, and the SQL it compiles to is
kept and run on the driver itself; ``insert`` keeps a model's INSERT. The queryset and the model stay the one
definition: no SQL is written by hand.
"""

from .insertions import insert, note
from .queries import Asked, Marks, Prepared, ahead

__all__ = ["Asked", "Marks", "Prepared", "ahead", "insert", "note"]
