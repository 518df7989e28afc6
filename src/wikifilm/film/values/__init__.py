"""Strings to values: dates, sums, numbers, running times, and lists of names. Shared by the extractors."""
