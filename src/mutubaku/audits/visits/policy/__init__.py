"""Pure decisions about programmes, plans and visits, on plain values."""
