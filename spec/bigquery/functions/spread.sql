MAX(value) - MIN(value)
