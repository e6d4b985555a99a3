x * factor
