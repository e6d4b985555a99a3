NET.HOST('')
-- => [[null]]
NET.HOST('http://abc.xyz')
-- => [["abc.xyz"]]
NET.HOST('//user:password@a.b:80/path?query')
-- => [["a.b"]]
NET.HOST('https://[::1]:80')
-- => [["[::1]"]]
NET.HOST('http://例子.卷筒纸.中国')
-- => [["例子.卷筒纸.中国"]]
NET.HOST('    www.Example.Co.UK    ')
-- => [["www.Example.Co.UK"]]
NET.HOST('mailto:?to=&subject=&body=')
-- => [["mailto"]]
NET.HOST('a.b/c')
-- => [["a.b"]]
NET.HOST('http://a.b.:80')
-- => [["a.b."]]
NET.HOST('http://..')
-- => [[null]]
NET.PUBLIC_SUFFIX('http://abc.xyz')
-- => [["xyz"]]
NET.PUBLIC_SUFFIX('//user:password@a.b:80/path?query')
-- => [[null]]
NET.PUBLIC_SUFFIX('https://[::1]:80')
-- => [[null]]
NET.PUBLIC_SUFFIX('http://例子.卷筒纸.中国')
-- => [["中国"]]
NET.PUBLIC_SUFFIX('    www.Example.Co.UK    ')
-- => [["Co.UK"]]
NET.PUBLIC_SUFFIX('mailto:?to=&subject=&body=')
-- => [[null]]
NET.REG_DOMAIN('http://abc.xyz')
-- => [["abc.xyz"]]
NET.REG_DOMAIN('//user:password@a.b:80/path?query')
-- => [[null]]
NET.REG_DOMAIN('https://[::1]:80')
-- => [[null]]
NET.REG_DOMAIN('http://例子.卷筒纸.中国')
-- => [["卷筒纸.中国"]]
NET.REG_DOMAIN('    www.Example.Co.UK    ')
-- => [["Example.Co.UK"]]
NET.REG_DOMAIN('co.uk')
-- => [[null]]
NET.REG_DOMAIN('http://127.0.0.1/x')
-- => [[null]]
NET.REG_DOMAIN('https://foo.github.io/x')
-- => [["github.io"]]
NET.REG_DOMAIN('a.b.com.')
-- => [["b.com."]]
NET.REG_DOMAIN('.a.b.com')
-- => [["b.com"]]
NET.REG_DOMAIN('a..com')
-- => [[null]]
NET.REG_DOMAIN('localhost')
-- => [[null]]
NET.REG_DOMAIN(NULL)
-- => [[null]]
NET.REG_DOMAIN('')
-- => [[null]]
NET.REG_DOMAIN('http://www.ck/')
-- => [["www.ck"]]
NET.IP_FROM_STRING('48.49.50.51')
-- => [["b:30313233"]]
NET.IP_FROM_STRING('::1')
-- => [["b:00000000000000000000000000000001"]]
NET.IP_FROM_STRING('3031:3233:3435:3637:3839:4041:4243:4445')
-- => [["b:30313233343536373839404142434445"]]
NET.IP_FROM_STRING('::ffff:192.0.2.128')
-- => [["b:00000000000000000000ffffc0000280"]]
NET.IP_FROM_STRING('48.49.50')
-- => error
NET.SAFE_IP_FROM_STRING('48.49.50')
-- => [[null]]
NET.SAFE_IP_FROM_STRING('::wxyz')
-- => [[null]]
NET.SAFE_IP_FROM_STRING('1.2.3.4')
-- => [["b:01020304"]]
NET.SAFE_IP_FROM_STRING(NULL)
-- => [[null]]
NET.IP_TO_STRING(b'0123')
-- => [["48.49.50.51"]]
NET.IP_TO_STRING(b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01')
-- => [["::1"]]
NET.IP_TO_STRING(b'0123456789@ABCDE')
-- => [["3031:3233:3435:3637:3839:4041:4243:4445"]]
NET.IP_TO_STRING(b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xff\xc0\x00\x02\x80')
-- => [["::ffff:192.0.2.128"]]
NET.IP_TO_STRING(b'012')
-- => error
NET.IP_NET_MASK(4, 0)
-- => [["b:00000000"]]
NET.IP_NET_MASK(4, 20)
-- => [["b:fffff000"]]
NET.IP_NET_MASK(4, 32)
-- => [["b:ffffffff"]]
NET.IP_NET_MASK(16, 1)
-- => [["b:80000000000000000000000000000000"]]
NET.IP_NET_MASK(5, 1)
-- => error
NET.IP_TRUNC(b'\xaa\xbb\xcc\xdd', 11)
-- => [["b:aaa00000"]]
NET.IP_TRUNC(b'\xaa\xbb\xcc\xdd', 24)
-- => [["b:aabbcc00"]]
NET.IP_TRUNC(b'\xaa\xbb\xcc\xdd', 33)
-- => error
NET.IPV4_FROM_INT64(11259375)
-- => [["b:00abcdef"]]
NET.IPV4_FROM_INT64(-1)
-- => [["b:ffffffff"]]
NET.IPV4_FROM_INT64(4294967296)
-- => error
NET.IPV4_TO_INT64(b'\x00\xde\xad\xbe')
-- => [["14593470i"]]
NET.IPV4_TO_INT64(b'\xff\xff\xff\xff')
-- => [["4294967295i"]]
CODE_POINTS_TO_BYTES([65, 98, 67, 100])
-- => [["b:41624364"]]
CODE_POINTS_TO_BYTES([256])
-- => error
CODE_POINTS_TO_BYTES([65, NULL])
-- => [[null]]
TO_CODE_POINTS(b'\x00\xff')
-- => [[["0i","255i"]]]
SUBSTR(b'abcdef', 2, 3)
-- => [["b:626364"]]
SUBSTR(b'abcdef', -2)
-- => [["b:6566"]]
SUBSTR(b'abcdef', 0, 2)
-- => [["b:6162"]]
SUBSTR(b'abcdef', 9)
-- => [["b:"]]
LEFT(b'abc', 2)
-- => [["b:6162"]]
RIGHT(b'abc', 2)
-- => [["b:6263"]]
REVERSE(b'abc')
-- => [["b:636261"]]
REPEAT(b'ab', 3)
-- => [["b:616261626162"]]
SUBSTR(SHA256('x'), 1, 4)
-- => [["b:2d711642"]]
PARSE_NUMERIC('123.45')
-- => [["123.45n"]]
PARSE_NUMERIC(' - 12.34 ')
-- => [["-12.34n"]]
PARSE_NUMERIC('1,2,3.45 + ')
-- => [["123.45n"]]
PARSE_NUMERIC('12.34e-1 ')
-- => [["1.234n"]]
PARSE_NUMERIC('abc')
-- => error
PARSE_NUMERIC('.5')
-- => [["0.5n"]]
PARSE_NUMERIC('12.5-')
-- => [["-12.5n"]]
REGEXP_INSTR('ab@cd-ef', '@[^-]*')
-- => [["3i"]]
REGEXP_INSTR('ab@d-ef ab@d-ef', '@[^-]*', 1, 2)
-- => [["11i"]]
REGEXP_INSTR('ab@d-ef ab@d-ef', '@[^-]*', 4)
-- => [["11i"]]
REGEXP_INSTR('ab@cd-ef', '@[^-]*', 1, 1, 1)
-- => [["6i"]]
REGEXP_INSTR('abc', 'x')
-- => [["0i"]]
REGEXP_INSTR('abc', 'c', 10)
-- => [["0i"]]
REGEXP_INSTR('abc', 'b*', 1, 2)
-- => [["2i"]]
REGEXP_INSTR('日本語', '語')
-- => [["3i"]]
REGEXP_INSTR('abc', '')
-- => [["0i"]]
REGEXP_INSTR(NULL, 'a')
-- => [[null]]
REGEXP_EXTRACT_ALL('baac', 'a*')
-- => [[["","aa",""]]]
REGEXP_EXTRACT_ALL('abc', 'x*')
-- => [[["","",""]]]
REGEXP_EXTRACT_ALL('a1b22', r'\d*')
-- => [[["","1","","22"]]]
REGEXP_EXTRACT_ALL('k=v;k2=', r'(\w*)=')
-- => [[["k","k2"]]]
REGEXP_EXTRACT_ALL('', 'a*')
-- => [[[""]]]
REGEXP_EXTRACT('abc', 'x*')
-- => [[""]]
REGEXP_REPLACE('abc', 'x*', '-')
-- => [["-a-b-c-"]]
REGEXP_REPLACE('baac', 'a*', '-')
-- => [["-b-c-"]]
MAKE_INTERVAL(1, 6, 15)
-- => [["interval 18 15 0"]]
MAKE_INTERVAL(hour => 10, second => 20)
-- => [["interval 0 0 36020000000"]]
MAKE_INTERVAL(1, minute => 5, day => 2)
-- => [["interval 12 2 300000000"]]
MAKE_INTERVAL()
-- => [["interval 0 0 0"]]
MAKE_INTERVAL(year => NULL)
-- => [[null]]
JUSTIFY_DAYS(INTERVAL 29 DAY)
-- => [["interval 0 29 0"]]
JUSTIFY_DAYS(INTERVAL -30 DAY)
-- => [["interval -1 0 0"]]
JUSTIFY_DAYS(INTERVAL '1-2 -65' YEAR TO DAY)
-- => [["interval 11 25 0"]]
JUSTIFY_HOURS(INTERVAL 24 HOUR)
-- => [["interval 0 1 0"]]
JUSTIFY_HOURS(INTERVAL -12 HOUR)
-- => [["interval 0 0 -43200000000"]]
JUSTIFY_HOURS(INTERVAL '-12:30:00' HOUR TO SECOND)
-- => [["interval 0 0 -45000000000"]]
JUSTIFY_HOURS(INTERVAL '1 -25:00:00' DAY TO SECOND)
-- => [["interval 0 0 -3600000000"]]
JUSTIFY_INTERVAL(INTERVAL '29 49:00:00' DAY TO SECOND)
-- => [["interval 1 1 3600000000"]]
JUSTIFY_INTERVAL(INTERVAL '1-1 -40 -3:0:0' YEAR TO SECOND)
-- => [["interval 11 19 75600000000"]]
INTERVAL 1 DAY + INTERVAL 2 HOUR
-- => [["interval 0 1 7200000000"]]
INTERVAL 1 DAY - INTERVAL 2 HOUR
-- => [["interval 0 1 -7200000000"]]
INTERVAL 1 MONTH * 3
-- => [["interval 3 0 0"]]
2 * INTERVAL 90 MINUTE
-- => [["interval 0 0 10800000000"]]
INTERVAL 1 YEAR / 2
-- => [["interval 6 0 0"]]
INTERVAL 1 DAY / 2
-- => [["interval 0 0 43200000000"]]
INTERVAL 7 DAY / 3
-- => [["interval 0 2 28800000000"]]
-INTERVAL 1 DAY
-- => [["interval 0 -1 0"]]
INTERVAL 1 MONTH = INTERVAL 30 DAY
-- => [[true]]
INTERVAL 24 HOUR = INTERVAL 1 DAY
-- => [[true]]
INTERVAL 1 MONTH > INTERVAL 29 DAY
-- => [[true]]
INTERVAL '1-2' YEAR TO MONTH
-- => [["interval 14 0 0"]]
INTERVAL '3 4:5:6.789' DAY TO SECOND
-- => [["interval 0 3 14706789000"]]
INTERVAL '-1-2 3 -4:5:6' YEAR TO SECOND
-- => [["interval -14 3 -14706000000"]]
CAST('1-2 3 4:5:6.789' AS INTERVAL)
-- => [["interval 14 3 14706789000"]]
CAST('P1Y2M3DT4H5M6.5S' AS INTERVAL)
-- => [["interval 14 3 14706500000"]]
CAST('PT36H' AS INTERVAL)
-- => [["interval 0 0 129600000000"]]
CAST('P-1Y' AS INTERVAL)
-- => [["interval -12 0 0"]]
CAST('1-2' AS INTERVAL)
-- => [["interval 14 0 0"]]
CAST('x' AS INTERVAL)
-- => error
CAST(INTERVAL '1-2 3 4:5:6.789' YEAR TO SECOND AS STRING)
-- => [["1-2 3 4:5:6.789"]]
CAST(INTERVAL -90 MINUTE AS STRING)
-- => [["0-0 0 -1:30:0"]]
EXTRACT(HOUR FROM INTERVAL '1-2 3 49:5:6.789' YEAR TO SECOND)
-- => [["49i"]]
EXTRACT(YEAR FROM INTERVAL -14 MONTH)
-- => [["-1i"]]
EXTRACT(MONTH FROM INTERVAL -14 MONTH)
-- => [["-2i"]]
EXTRACT(MILLISECOND FROM INTERVAL '0:0:6.789' HOUR TO SECOND)
-- => [["789i"]]
(SELECT SUM(i) FROM UNNEST([INTERVAL 1 DAY, INTERVAL 5 HOUR, NULL]) i)
-- => [["interval 0 1 18000000000"]]
(SELECT AVG(i) FROM UNNEST([INTERVAL 1 DAY, INTERVAL 2 DAY]) i)
-- => [["interval 0 1 43200000000"]]
(SELECT MAX(i) FROM UNNEST([INTERVAL 1 DAY, INTERVAL 25 HOUR]) i)
-- => [["interval 0 0 90000000000"]]
TIMESTAMP '2024-01-01' + INTERVAL 25 HOUR
-- => [["ts2024-01-02 01:00:00"]]
DATETIME '2024-01-31 00:00:00' + INTERVAL 1 MONTH
-- => [["dt2024-02-29 00:00:00"]]
DATE '2024-01-31' + INTERVAL 1 MONTH
-- => [["dt2024-02-29 00:00:00"]]
DATE '2024-03-01' - INTERVAL 1 DAY
-- => [["dt2024-02-29 00:00:00"]]
DATE '2024-01-31' + INTERVAL '1-1 1' YEAR TO DAY
-- => [["dt2025-03-01 00:00:00"]]
TIMESTAMP '2024-01-02' - TIMESTAMP '2024-01-01 12:00:00'
-- => [["interval 0 0 43200000000"]]
DATETIME '2024-01-02 00:00:00' - DATETIME '2024-01-01 12:00:00'
-- => [["interval 0 0 43200000000"]]
DATE '2024-01-02' - DATE '2023-01-01'
-- => [["interval 0 366 0"]]
TIME '10:00:00' - TIME '09:30:00'
-- => [["interval 0 0 1800000000"]]
TIMESTAMP_ADD(TIMESTAMP '2024-01-01', INTERVAL CAST('5' AS INT64) DAY)
-- => [["ts2024-01-06 00:00:00"]]
(SELECT DATE_ADD(d, INTERVAL n MONTH) FROM (SELECT DATE '2024-01-31' AS d, 1 AS n))
-- => [["d2024-02-29"]]
DATE_SUB(DATE '2024-01-01', INTERVAL -1 DAY)
-- => [["d2024-01-02"]]
RANGE(DATE '2022-12-01', DATE '2022-12-31')
-- => [[[["range_start","d2022-12-01"],["range_end","d2022-12-31"]]]]
RANGE(NULL, DATE '2022-12-31')
-- => [[[["range_start",null],["range_end","d2022-12-31"]]]]
RANGE(DATE '2022-12-31', DATE '2022-12-01')
-- => error
RANGE_START(RANGE(DATE '2022-12-01', DATE '2022-12-31'))
-- => [["d2022-12-01"]]
RANGE_END(RANGE(DATE '2022-12-01', NULL))
-- => [[null]]
RANGE_OVERLAPS(RANGE(DATE '2022-01-01', DATE '2022-06-01'), RANGE(DATE '2022-06-01', DATE '2023-01-01'))
-- => [[false]]
RANGE_OVERLAPS(RANGE(DATE '2022-01-01', DATE '2022-06-02'), RANGE(DATE '2022-06-01', NULL))
-- => [[true]]
RANGE_INTERSECT(RANGE(DATE '2022-02-01', DATE '2022-09-01'), RANGE(DATE '2022-06-15', NULL))
-- => [[[["range_start","d2022-06-15"],["range_end","d2022-09-01"]]]]
RANGE_INTERSECT(RANGE(DATE '2022-02-01', DATE '2022-03-01'), RANGE(DATE '2022-06-15', NULL))
-- => error
GENERATE_RANGE_ARRAY(RANGE(DATE '2020-01-01', DATE '2020-01-06'), INTERVAL 2 DAY)
-- => [[[[["range_start","d2020-01-01"],["range_end","d2020-01-03"]],[["range_start","d2020-01-03"],["range_end","d2020-01-05"]],[["range_start","d2020-01-05"],["range_end","d2020-01-06"]]]]]
GENERATE_RANGE_ARRAY(RANGE(DATE '2020-01-01', DATE '2020-01-06'), INTERVAL 2 DAY, FALSE)
-- => [[[[["range_start","d2020-01-01"],["range_end","d2020-01-03"]],[["range_start","d2020-01-03"],["range_end","d2020-01-05"]]]]]
GENERATE_RANGE_ARRAY(RANGE(DATE '2020-01-31', DATE '2020-05-01'), INTERVAL 1 MONTH)
-- => [[[[["range_start","d2020-01-31"],["range_end","d2020-02-29"]],[["range_start","d2020-02-29"],["range_end","d2020-03-31"]],[["range_start","d2020-03-31"],["range_end","d2020-04-30"]],[["range_start","d2020-04-30"],["range_end","d2020-05-01"]]]]]
GENERATE_RANGE_ARRAY(RANGE(TIMESTAMP '2020-01-01', TIMESTAMP '2020-01-01 05:00:00'), INTERVAL 2 HOUR)
-- => [[[[["range_start","ts2020-01-01 00:00:00"],["range_end","ts2020-01-01 02:00:00"]],[["range_start","ts2020-01-01 02:00:00"],["range_end","ts2020-01-01 04:00:00"]],[["range_start","ts2020-01-01 04:00:00"],["range_end","ts2020-01-01 05:00:00"]]]]]
GENERATE_RANGE_ARRAY(RANGE(NULL, DATE '2020-05-01'), INTERVAL 1 MONTH)
-- => error
RANGE<DATE> '[2020-01-01, 2020-02-01)'
-- => [[[["range_start","d2020-01-01"],["range_end","d2020-02-01"]]]]
CAST('[2020-01-01, UNBOUNDED)' AS RANGE<DATE>)
-- => [[[["range_start","d2020-01-01"],["range_end",null]]]]
ARRAY_SLICE([1,2,3,4,5], 1, 3)
-- => [[["2i","3i","4i"]]]
ARRAY_SLICE([1,2,3,4,5], -2, -1)
-- => [[["4i","5i"]]]
ARRAY_SLICE([1,2,3,4,5], 3, 1)
-- => [[[]]]
ARRAY_SLICE([1,2,3,4,5], -10, 10)
-- => [[["1i","2i","3i","4i","5i"]]]
ARRAY_SLICE([1,2,3], NULL, 1)
-- => [[null]]
