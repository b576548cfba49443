"""Text that others wrote: its characters, its addresses, and how it is printed and tabled without harm."""
