{{ config(weight=3.0, part=7 / 2, large=2 ** 60) }}
-- {{ config.get('weight') }} {{ config.get('part') }} {{ config.get('large') }} {{ config.get('absent', 1.0) }}
-- {{ var('given', 1.0) }} {{ var('started', '2024-01-02') }} {{ var('flag', false) }} {{ var('more', {'x': 1.0}) }}
-- {{ 1.0 * 2 }} {{ 3 / 2 }} {{ 4 / 2 }} {{ 4 // 2 }} {{ 4.0 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 7.5 % 2 }} {{ 2 ** 3 }} {{ 2 ** -1 }} {{ 1e3 }} {{ 1.5e-7 }} {{ 1_000 }}
-- {{ 1.0 ~ 'x' }} {{ '3.7' | int }} {{ '3' | float }} {{ 3 | float }} {{ 3.7 | int }} {{ 2.5 | round }} {{ 3.14159 | round(2) }} {{ 7 | round }} {{ 2.675 | round(2) }} {{ 1.0 == 1 }} {{ true + 1 }}
-- {{ [1, 2.0] | sum }} {{ [1, 2] | sum }} {{ 9007199254740993 + 1 }} {{ 12345678901234567890 * 10 }} {{ 10 ** 20 }} {{ 5 | string | length }} {{ (10 / 5) | int }} {{ -0.0 }} {{ 1e16 }} {{ 123456789.0 * 10 }}
-- {{ fromjson('{"a": 1.0, "b": 2, "c": 1e5}') }} {{ fromyaml('a: 1.0\nb: yes\nc: 1e3\nd: 010\ne: 12:30') }} {{ tojson({'a': 1.0, 'b': 3 / 2}) }}
select 1.0 as a union all select 2.5 as a
