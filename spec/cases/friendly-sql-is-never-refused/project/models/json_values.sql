select j.a[0] as first_one, j->>'$.a[1]' as second_one, json_extract_string(j, 'a') as text from (select '{"a": [1, 2]}'::json as j)
