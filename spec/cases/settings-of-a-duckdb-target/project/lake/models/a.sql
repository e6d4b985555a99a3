select current_setting('memory_limit') as m, current_setting('TimeZone') as tz, current_database() as d
