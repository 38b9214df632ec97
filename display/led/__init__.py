"""The LED bars of a hall: what each should show, and the lines that carry it there."""
