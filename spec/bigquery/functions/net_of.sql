ROUND(SAFE_DIVIDE(gross, 1 + rate), 2)
