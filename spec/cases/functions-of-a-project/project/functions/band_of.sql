CASE WHEN {{ function('net_of') }}(gross, 0.25) > {{ var('limit', 100) }} THEN 'large' ELSE 'small' END
