ASCII('a')
-- => [["97i"]]
ASCII('')
-- => [["0i"]]
ASCII(NULL)
-- => [[null]]
UNICODE('é')
-- => [["233i"]]
UNICODE('')
-- => [["0i"]]
CHR(233)
-- => [["é"]]
CHR(8364)
-- => [["€"]]
BYTE_LENGTH('héllo')
-- => [["6i"]]
BYTE_LENGTH(b'abc')
-- => [["3i"]]
OCTET_LENGTH('abc')
-- => [["3i"]]
CHAR_LENGTH('héllo')
-- => [["5i"]]
CHARACTER_LENGTH('日本')
-- => [["2i"]]
LENGTH('👍a')
-- => [["2i"]]
LENGTH(b'\x00\x01')
-- => [["2i"]]
LENGTH('')
-- => [["0i"]]
LENGTH(NULL)
-- => [[null]]
CODE_POINTS_TO_STRING([65, 255, 513, 1024])
-- => [["AÿȁЀ"]]
CODE_POINTS_TO_STRING([65, NULL])
-- => [[null]]
TO_CODE_POINTS('foo')
-- => [[["102i","111i","111i"]]]
TO_CODE_POINTS('Āa')
-- => [[["256i","97i"]]]
CONCAT('a', 'b', 'c')
-- => [["abc"]]
CONCAT('a', NULL)
-- => [[null]]
CONCAT('a')
-- => [["a"]]
CONCAT(b'a', b'b')
-- => [["b:6162"]]
'a' || 'b'
-- => [["ab"]]
STARTS_WITH('abc', 'ab')
-- => [[true]]
STARTS_WITH('abc', '')
-- => [[true]]
STARTS_WITH(NULL, 'a')
-- => [[null]]
STARTS_WITH('Abc', 'ab')
-- => [[false]]
ENDS_WITH('abc', 'bc')
-- => [[true]]
ENDS_WITH('abc', 'x')
-- => [[false]]
ENDS_WITH(b'abc', b'bc')
-- => [[true]]
INITCAP('hello WORLD')
-- => [["Hello World"]]
INITCAP('hello-world foo_bar')
-- => [["Hello-World Foo_Bar"]]
INITCAP("o'neil")
-- => [["O'neil"]]
INITCAP('')
-- => [[""]]
INITCAP('a1b 2cd')
-- => [["A1b 2cd"]]
INSTR('banana', 'an')
-- => [["2i"]]
INSTR('banana', 'an', 3)
-- => [["4i"]]
INSTR('banana', 'an', 1, 2)
-- => [["4i"]]
INSTR('banana', 'ann')
-- => [["0i"]]
INSTR('banana', 'an', 1, 3)
-- => [["0i"]]
INSTR('banana', 'an', -1)
-- => [["4i"]]
INSTR('banana', 'an', -3)
-- => [["4i"]]
INSTR('helloooo', 'oo', 1, 2)
-- => [["6i"]]
LEFT('abc', 2)
-- => [["ab"]]
LEFT('abc', 10)
-- => [["abc"]]
LEFT('abc', 0)
-- => [[""]]
LEFT('abc', -1)
-- => error
LEFT('héllo', 2)
-- => [["hé"]]
LEFT(NULL, 2)
-- => [[null]]
RIGHT('abc', 2)
-- => [["bc"]]
RIGHT('abc', 0)
-- => [[""]]
RIGHT('abc', 10)
-- => [["abc"]]
RIGHT('abc', -1)
-- => error
RIGHT('héllo', 4)
-- => [["éllo"]]
LOWER('ABC É')
-- => [["abc é"]]
UPPER('abc é')
-- => [["ABC É"]]
UPPER('straße')
-- => [["STRASSE"]]
LOWER('İ')
-- => [["i̇"]]
LPAD('7', 3, '0')
-- => [["007"]]
LPAD('abc', 2)
-- => [["ab"]]
LPAD('abc', 5)
-- => [["  abc"]]
LPAD('abc', 8, 'xy')
-- => [["xyxyxabc"]]
LPAD('é', 3, 'ü')
-- => [["üüé"]]
LPAD('a', -1, 'x')
-- => error
LPAD('a', 3, '')
-- => error
LPAD(NULL, 3, 'x')
-- => [[null]]
RPAD('7', 3, '0')
-- => [["700"]]
RPAD('abc', 2, 'x')
-- => [["ab"]]
RPAD('abc', 6)
-- => [["abc   "]]
TRIM('  x ')
-- => [["x"]]
TRIM('xxaxx', 'x')
-- => [["a"]]
TRIM('abcba', 'ab')
-- => [["c"]]
TRIM('\t x \n')
-- => [["x"]]
TRIM(NULL)
-- => [[null]]
LTRIM('xxab', 'x')
-- => [["ab"]]
LTRIM('  ab')
-- => [["ab"]]
RTRIM('abxx', 'x')
-- => [["ab"]]
RTRIM('ab  ')
-- => [["ab"]]
NORMALIZE('é', NFD)
-- => [["é"]]
NORMALIZE('\u00ea') = NORMALIZE('\u0065\u0302')
-- => [[true]]
NORMALIZE('ﬁ', NFKC)
-- => [["fi"]]
NORMALIZE_AND_CASEFOLD('The Red Barn')
-- => [["the red barn"]]
NORMALIZE_AND_CASEFOLD('Straße')
-- => [["strasse"]]
REPEAT('ab', 2)
-- => [["abab"]]
REPEAT('ab', 0)
-- => [[""]]
REPEAT('ab', -1)
-- => error
REPEAT(NULL, 2)
-- => [[null]]
REPLACE('banana', 'an', 'x')
-- => [["bxxa"]]
REPLACE('aaa', '', 'x')
-- => [["aaa"]]
REPLACE('abc', 'b', '')
-- => [["ac"]]
REVERSE('abc')
-- => [["cba"]]
REVERSE('héllo')
-- => [["olléh"]]
REVERSE('👍a')
-- => [["a👍"]]
REVERSE('')
-- => [[""]]
SPLIT('a,b,c')
-- => [[["a","b","c"]]]
SPLIT('a,b,c', ',')
-- => [[["a","b","c"]]]
SPLIT('', ',')
-- => [[[""]]]
SPLIT('abc', '')
-- => [[["a","b","c"]]]
SPLIT('a--b', '--')
-- => [[["a","b"]]]
SPLIT('a,,b', ',')
-- => [[["a","","b"]]]
SPLIT(NULL, ',')
-- => [[null]]
STRPOS('abc', 'c')
-- => [["3i"]]
STRPOS('abc', 'x')
-- => [["0i"]]
STRPOS('abc', '')
-- => [["1i"]]
STRPOS('héllo', 'l')
-- => [["3i"]]
SUBSTR('abcdef', 2, 3)
-- => [["bcd"]]
SUBSTR('abcdef', -2)
-- => [["ef"]]
SUBSTR('abcdef', 0)
-- => [["abcdef"]]
SUBSTR('abcdef', 0, 2)
-- => [["ab"]]
SUBSTR('abcdef', 1)
-- => [["abcdef"]]
SUBSTR('abcdef', 10)
-- => [[""]]
SUBSTR('abcdef', -10)
-- => [["abcdef"]]
SUBSTR('abcdef', -10, 2)
-- => [["ab"]]
SUBSTR('abcdef', -3, 2)
-- => [["de"]]
SUBSTR('abcdef', 2, 0)
-- => [[""]]
SUBSTR('abcdef', 2, -1)
-- => error
SUBSTR('abcdef', 2, 100)
-- => [["bcdef"]]
SUBSTR('héllo', 2, 1)
-- => [["é"]]
SUBSTR(NULL, 1)
-- => [[null]]
SUBSTR('abc', NULL)
-- => [[null]]
SUBSTRING('abcdef', 3)
-- => [["cdef"]]
SAFE.SUBSTR('abc', 0, -2)
-- => [[null]]
TRANSLATE('abcba', 'ab', 'xy')
-- => [["xycyx"]]
TRANSLATE('abc', 'ab', 'x')
-- => [["xc"]]
SOUNDEX('Ashcraft')
-- => [["A261"]]
SOUNDEX('')
-- => [[""]]
SAFE_CONVERT_BYTES_TO_STRING(b'abc')
-- => [["abc"]]
SAFE_CONVERT_BYTES_TO_STRING(b'\xff')
-- => [["�"]]
TO_HEX(b'abc')
-- => [["616263"]]
TO_HEX(b'\xff\x00')
-- => [["ff00"]]
FROM_HEX('616263')
-- => [["b:616263"]]
FROM_HEX('F')
-- => [["b:0f"]]
FROM_HEX('xx')
-- => error
TO_BASE64(b'abc')
-- => [["YWJj"]]
TO_BASE64(b'\xde\xad\xbe\xef')
-- => [["3q2+7w=="]]
FROM_BASE64('YWJj')
-- => [["b:616263"]]
FROM_BASE64('!!')
-- => error
TO_HEX(MD5('abc'))
-- => [["900150983cd24fb0d6963f7d28e17f72"]]
MD5('abc')
-- => [["b:900150983cd24fb0d6963f7d28e17f72"]]
TO_HEX(MD5(b'abc'))
-- => [["900150983cd24fb0d6963f7d28e17f72"]]
TO_HEX(SHA1('abc'))
-- => [["a9993e364706816aba3e25717850c26c9cd0d89d"]]
TO_HEX(SHA256('abc'))
-- => [["ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"]]
TO_HEX(SHA512('abc'))
-- => [["ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"]]
MD5(NULL)
-- => [[null]]
FARM_FINGERPRINT('foo')
-- => [["6150913649986995171i"]]
FARM_FINGERPRINT('')
-- => [["-7286425919675154353i"]]
FARM_FINGERPRINT('abcdefghijklmnopqrst')
-- => [["7349542659848948094i"]]
FARM_FINGERPRINT(REPEAT('xyz', 22))
-- => [["4293358152378484664i"]]
FARM_FINGERPRINT(REPEAT('hello world ', 50))
-- => [["-5807574216188451415i"]]
FARM_FINGERPRINT(b'foo')
-- => [["6150913649986995171i"]]
FARM_FINGERPRINT(NULL)
-- => [[null]]
'abc' LIKE 'a%'
-- => [[true]]
'abc' LIKE 'A%'
-- => [[false]]
'a%c' LIKE 'a\\%c'
-- => [[true]]
'abc' LIKE 'a\\%c'
-- => [[false]]
'a_c' LIKE 'a\\_c'
-- => [[true]]
'abc' LIKE '_b_'
-- => [[true]]
'abc' NOT LIKE '%b%'
-- => [[false]]
'abc' LIKE ''
-- => [[false]]
'a\nb' LIKE 'a%b'
-- => [[true]]
'abc' < 'abd'
-- => [[true]]
'Z' < 'a'
-- => [[true]]
'é' > 'z'
-- => [[true]]
FORMAT('%05d', 42)
-- => [["00042"]]
FORMAT('%d', -7)
-- => [["-7"]]
FORMAT('%5d|', 42)
-- => [["   42|"]]
FORMAT('%-5d|', 42)
-- => [["42   |"]]
FORMAT('%+d', 5)
-- => [["+5"]]
FORMAT("%'d", 1234567)
-- => [["1,234,567"]]
FORMAT("%'d", -1234567)
-- => [["-1,234,567"]]
FORMAT('%.2f', 3.14159)
-- => [["3.14"]]
FORMAT('%.0f', 2.5)
-- => [["2"]]
FORMAT('%f', 1.5)
-- => [["1.500000"]]
FORMAT('%8.3f|', 3.14159)
-- => [["   3.142|"]]
FORMAT("%'.2f", 1234567.891)
-- => [["1,234,567.89"]]
FORMAT('%e', 12345.678)
-- => [["1.234568e+04"]]
FORMAT('%g', 0.0001)
-- => [["0.0001"]]
FORMAT('%g', 1e20)
-- => [["1e+20"]]
FORMAT('%x', 255)
-- => [["ff"]]
FORMAT('%X', 255)
-- => [["FF"]]
FORMAT('%o', 8)
-- => [["10"]]
FORMAT('%s-%s', 'a', 'b')
-- => [["a-b"]]
FORMAT('%10s|', 'abc')
-- => [["       abc|"]]
FORMAT('%-10s|', 'abc')
-- => [["abc       |"]]
FORMAT('%.2s', 'abc')
-- => [["ab"]]
FORMAT('%d', NULL)
-- => [[null]]
FORMAT('%t', DATE '2024-01-01')
-- => [["2024-01-01"]]
FORMAT('%t', TIMESTAMP '2024-01-01 10:00:00 UTC')
-- => [["2024-01-01 10:00:00+00"]]
FORMAT('%t', 1.0)
-- => [["1.0"]]
FORMAT('%t', 1)
-- => [["1"]]
FORMAT('%t', 'x')
-- => [["x"]]
FORMAT('%t', TRUE)
-- => [["true"]]
FORMAT('%t', NULL)
-- => [["NULL"]]
FORMAT('%T', DATE '2024-01-01')
-- => [["DATE \"2024-01-01\""]]
FORMAT('%T', 1)
-- => [["1"]]
FORMAT('100%%')
-- => [["100%"]]
FORMAT('%t', NUMERIC '1.50')
-- => [["1.5"]]
FORMAT('%t', 1e20)
-- => [["1e+20"]]
FORMAT('%t', 0.1)
-- => [["0.1"]]
REGEXP_CONTAINS('abc123', r'\d+')
-- => [[true]]
REGEXP_CONTAINS('abc', r'^b')
-- => [[false]]
REGEXP_CONTAINS('ABC', r'(?i)b')
-- => [[true]]
REGEXP_CONTAINS(NULL, r'b')
-- => [[null]]
REGEXP_CONTAINS('', r'')
-- => [[true]]
REGEXP_EXTRACT('utm_source=ads&x=1', r'utm_source=([^&]+)')
-- => [["ads"]]
REGEXP_EXTRACT('foo bar', r'bar')
-- => [["bar"]]
REGEXP_EXTRACT('none', r'(\d+)')
-- => [[null]]
REGEXP_EXTRACT('abc', r'x?')
-- => [[""]]
REGEXP_EXTRACT('abc', r'(x)?b')
-- => [[null]]
REGEXP_EXTRACT('a1b22', r'\d+', 3)
-- => [["22"]]
REGEXP_EXTRACT('a1b22', r'\d+', 1, 2)
-- => [["22"]]
REGEXP_EXTRACT('a1b22', r'[a-z](\d+)', 1, 2)
-- => [["22"]]
REGEXP_EXTRACT('a1b22', r'\d+', 1, 3)
-- => [[null]]
REGEXP_EXTRACT_ALL('a1b22c333', r'\d+')
-- => [[["1","22","333"]]]
REGEXP_EXTRACT_ALL('a1b22c333', r'[a-z](\d)')
-- => [[["1","2","3"]]]
REGEXP_EXTRACT_ALL('abc', r'\d')
-- => [[[]]]
REGEXP_EXTRACT_ALL(NULL, r'\d')
-- => [[null]]
REGEXP_INSTR('abc123', r'\d')
-- => [["4i"]]
REGEXP_INSTR('abc', r'\d')
-- => [["0i"]]
REGEXP_REPLACE('a-b-c', r'-', '+')
-- => [["a+b+c"]]
REGEXP_REPLACE('abc', r'(b)', r'[\1]')
-- => [["a[b]c"]]
REGEXP_REPLACE('abc', r'b', r'[\0]')
-- => [["a[b]c"]]
REGEXP_REPLACE('abc', r'x*', '-')
-- => [["-a-b-c-"]]
REGEXP_REPLACE('abc', r'(a)(b)', r'\2\1')
-- => [["bac"]]
REGEXP_REPLACE(NULL, r'a', 'b')
-- => [[null]]
REGEXP_REPLACE('aé', r'\W', '_')
-- => [["a_"]]
REGEXP_REPLACE('Hello  World', r'\s+', ' ')
-- => [["Hello World"]]
CONCAT('a', 1)
-- => [["a1"]]
CONCAT('a', 1.5, TRUE)
-- => [["a1.5true"]]
CONCAT('a', DATE '2024-01-01')
-- => [["a2024-01-01"]]
CONCAT('n', NUMERIC '1.50')
-- => [["n1.5"]]
REGEXP_CONTAINS('a\nb', r'a.b')
-- => [[false]]
REGEXP_CONTAINS('a\nb', r'^b')
-- => [[false]]
REGEXP_CONTAINS('a\nb', r'(?s)a.b')
-- => [[true]]
REGEXP_CONTAINS('a\nb', r'(?m)^b')
-- => [[true]]
REGEXP_EXTRACT('line1\nline2', r'.*')
-- => [["line1"]]
REGEXP_REPLACE('a\nb', r'.', 'x')
-- => [["x\nx"]]
REGEXP_EXTRACT('Order-Nr: 42', r'(?i)nr: (\d+)')
-- => [["42"]]
REGEXP_CONTAINS('é', r'^.$')
-- => [[true]]
REGEXP_EXTRACT('aé', r'\w+')
-- => [["a"]]
REGEXP_CONTAINS('abc', r'\bb')
-- => [[false]]
REGEXP_EXTRACT('a.b.c', r'([^.]+)$')
-- => [["c"]]
'a' || 1
-- => [["a1"]]
1 || 'b'
-- => [["1b"]]
SPLIT('a1b2', '1')[OFFSET(1)]
-- => [["b2"]]
LOWER(NULL)
-- => [[null]]
COALESCE(NULL, 'x')
-- => [["x"]]
UPPER('ÀÉÎ')
-- => [["ÀÉÎ"]]
STRPOS('', '')
-- => [["1i"]]
SUBSTR('日本語', 2)
-- => [["本語"]]
LPAD('日', 3, '本')
-- => [["本本日"]]
REPLACE('日本語', '本', 'x')
-- => [["日x語"]]
TRIM('　x　')
-- => [["x"]]
LENGTH('日本語')
-- => [["3i"]]
'abc' IN ('abc', NULL)
-- => [[true]]
'x' BETWEEN 'a' AND 'z'
-- => [[true]]
'a\x00b'
-- => [["a\u0000b"]]
LENGTH('a\x00b')
-- => [["3i"]]
CONCAT('\x00', 'z')
-- => [["\u0000z"]]
REPLACE('a\x00b', '\x00', '-')
-- => [["a-b"]]
SELECT COUNT(*) OVER (ORDER BY d RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM UNNEST([DATE '2024-01-01']) d
-- => [["1i"]]
SELECT TRANSLATE('abc', c, 'xyz') FROM UNNEST(['aa', 'ab']) c
-- => error
SELECT TRANSLATE('abc', c, 'xyz') FROM UNNEST(['cab', '', NULL]) c
-- => [["yzx"],["abc"],[null]]
SELECT TRANSLATE('日本abc', c, '12') FROM UNNEST(['本a', '日']) c
-- => [["日12bc"],["1本abc"]]
UPPER(b'abc\xffz{`')
-- => [["b:414243ff5a7b60"]]
LOWER(b'ABC\xffZ[@')
-- => [["b:616263ff7a5b40"]]
UPPER(CAST(NULL AS BYTES))
-- => [[null]]
LOWER(b'')
-- => [["b:"]]
SELECT STRING_AGG(x ORDER BY x) FROM UNNEST([b'a', b'b', NULL, b'\xff']) AS x
-- => [["b:612c622cff"]]
SELECT STRING_AGG(x, b'--' ORDER BY x DESC LIMIT 2) FROM UNNEST([b'a', b'b', NULL, b'\xff']) AS x
-- => [["b:ff2d2d62"]]
SELECT STRING_AGG(x, b'') FROM UNNEST([CAST(NULL AS BYTES)]) AS x
-- => [[null]]
SELECT STRING_AGG(DISTINCT x, b'|') FROM UNNEST([b'a', b'a']) AS x
-- => [["b:61"]]
SELECT x FROM UNNEST(['b', 'A', 'a', 'B']) AS x ORDER BY x COLLATE 'binary'
-- => [["A"],["B"],["a"],["b"]]
SELECT RPAD(b'ab', 4, b'\x00') AS a, LPAD(b'ab', 5) AS b, LPAD(b'abc', 2) AS c, RPAD(b'abc', 2, b'xy') AS d, LPAD(b'abc', 8, b'xy') AS e, RPAD(b'', 3, b'xy') AS f, RPAD(CAST(NULL AS BYTES), 3) AS g
-- => [["b:61620000","b:2020206162","b:6162","b:6162","b:7879787978616263","b:787978",null]]
SELECT LPAD(b'abc', -1) AS a
-- => error
SELECT RPAD(b'abc', 8, b'') AS a
-- => error
SELECT UPPER(b'abz{`\xe4') AS a, LOWER(b'ABZ[@\xc4') AS b, LOWER(b'') AS c, UPPER(CAST(NULL AS BYTES)) AS d
-- => [["b:41425a7b60e4","b:61627a5b40c4","b:",null]]
SELECT BIT_COUNT(b'\xff\x01') AS a, BIT_COUNT(b'') AS b, BIT_COUNT(CAST(NULL AS BYTES)) AS c, BIT_COUNT(-1) AS d
-- => [["9i","0i",null,"64i"]]
REGEXP_INSTR(CHR(1), r'b')
-- => [["0i"]]
REGEXP_INSTR('a\u0001b', r'b')
-- => [["3i"]]
REGEXP_INSTR('a\u0002b\u0001b', r'b', 1, 2)
-- => [["5i"]]
REGEXP_INSTR('a\u0002b\u0001bb', r'b+', 1, 2, 1)
-- => [["7i"]]
REGEXP_INSTR('\ue000\u0002b\u0001bb', r'b+', 1, 2, 1)
-- => [["7i"]]
REGEXP_INSTR('a\u0002b\u0001b', r'[\x01\x02]', 1, 2)
-- => [["4i"]]
REGEXP_INSTR('a\u0002b\u0001b', '[\u0001\u0002]', 1, 2, 1)
-- => [["5i"]]
REGEXP_EXTRACT_ALL('a\u0002b\u0001b', r'b*')
-- => [[["","","b","","b"]]]
REGEXP_EXTRACT_ALL('a\u0002b\u0001b', r'[\x01\x02]*')
-- => [[["","\u0002","","\u0001",""]]]
REGEXP_EXTRACT_ALL('a\u0002\u0002b\u0001b', r'([\x01\x02]?)')
-- => [[["","\u0002","\u0002","","\u0001",""]]]
REGEXP_EXTRACT_ALL('aab', r'a*')
-- => [[["aa",""]]]
REGEXP_EXTRACT_ALL('aabaa', r'a*')
-- => [[["aa","","aa"]]]
REGEXP_EXTRACT_ALL('b', r'a*')
-- => [[[""]]]
REGEXP_EXTRACT_ALL('\u0001', r'a*')
-- => [[[""]]]
REGEXP_EXTRACT_ALL('a\u0001', r'(a*)')
-- => [[["a",""]]]
REGEXP_EXTRACT_ALL(NULL, r'(a*)')
-- => [[null]]
REGEXP_EXTRACT_ALL('xaxxaax', r'x(a*)x?')
-- => [[["a","aa"]]]
REGEXP_INSTR('abcb', r'^b', 2)
-- => [["2i"]]
REGEXP_INSTR('abcb', r'b$', 2)
-- => [["4i"]]
REGEXP_INSTR('abcb', r'\bb', 2)
-- => [["2i"]]
REGEXP_INSTR(NULL, r'b')
-- => [[null]]
REGEXP_INSTR('日本b\u0001', r'b')
-- => [["3i"]]
REGEXP_INSTR('日本b\u0001', r'.', 1, 4, 1)
-- => [["5i"]]
REGEXP_INSTR('日本b\n\u0001', r'.', 1, 4, 1)
-- => [["6i"]]
REGEXP_REPLACE('a\u0001b\u0002', r'[\x01\x02]', '-')
-- => [["a-b-"]]
REGEXP_REPLACE('a\u0001b\u0002', r'b*', '-')
-- => [["-a-\u0001-\u0002-"]]
REGEXP_EXTRACT('a\u0001b\u0002', r'\x01(b)')
-- => [["b"]]
REGEXP_CONTAINS('a\u0001b\u0002', r'\x02$')
-- => [[true]]
REGEXP_EXTRACT_ALL('a1b22', r'(?i)B\d*')
-- => [[["b22"]]]
REGEXP_INSTR('a|b', r'a|b', 1, 2)
-- => [["3i"]]
REGEXP_INSTR('aXb', r'(?i)x|B', 1, 2)
-- => [["3i"]]
REGEXP_EXTRACT('', r'x?', 1, 1)
-- => [[""]]
REGEXP_EXTRACT('', r'x?', 1, 2)
-- => [[null]]
REGEXP_EXTRACT('axb', r'x?', 1, 4)
-- => [[null]]
REGEXP_EXTRACT('axb', r'x?', 1, 3)
-- => [[""]]
REGEXP_EXTRACT('axb', r'x?', 4, 1)
-- => [[null]]
REGEXP_EXTRACT('axb', r'x', 4, 1)
-- => [[null]]
REGEXP_EXTRACT('axb', r'x', 0, 1)
-- => error
REGEXP_EXTRACT('axb', r'x', 1, 0)
-- => error
REGEXP_EXTRACT('axb', r'x', NULL, 1)
-- => [[null]]
REGEXP_EXTRACT('axb', r'x', 1, NULL)
-- => [[null]]
REGEXP_EXTRACT('axbx', r'(x)b?', 2, 2)
-- => [["x"]]
REGEXP_EXTRACT('aaxb', r'a*', 1, 2)
-- => [[""]]
REGEXP_EXTRACT('aaxb', r'a*', 1, 3)
-- => [[""]]
REGEXP_SUBSTR('aaxb', r'(a*)', 2, 1)
-- => [["a"]]
REGEXP_EXTRACT(CAST(NULL AS STRING), r'a', 1, 1)
-- => [[null]]
REGEXP_CONTAINS(b'abc\xff', rb'\xff$')
-- => [[true]]
REGEXP_CONTAINS(b'abc\xff', b'\xff')
-- => [[true]]
REGEXP_CONTAINS(b'\xc3\xa9', b'^.$')
-- => [[false]]
REGEXP_CONTAINS(b'\xc3\xa9', b'^..$')
-- => [[true]]
REGEXP_CONTAINS(b'\xe9', b'(?i)\xc9')
-- => [[true]]
REGEXP_CONTAINS(b'\xe9', rb'\w')
-- => [[false]]
REGEXP_CONTAINS(b'\xe9', rb'\pL')
-- => [[true]]
REGEXP_CONTAINS(b'', b'')
-- => [[true]]
REGEXP_CONTAINS(b'\x00a', b'\x00a')
-- => [[true]]
REGEXP_CONTAINS(CAST(NULL AS BYTES), b'a')
-- => [[null]]
REGEXP_CONTAINS(b'a', CAST(NULL AS BYTES))
-- => [[null]]
REGEXP_CONTAINS(b'a', CAST('a' AS BYTES))
-- => [[true]]
REGEXP_EXTRACT(b'abc\xff1', rb'[\xff](\d)')
-- => [["b:31"]]
REGEXP_EXTRACT(b'abc\xff1', b'[\xfe-\xff]')
-- => [["b:ff"]]
REGEXP_EXTRACT(b'abc', b'x')
-- => [[null]]
REGEXP_EXTRACT(b'abcb\xffb', b'b.?', 3, 2)
-- => [["b:62"]]
REGEXP_EXTRACT_ALL(b'a1b\xff2', rb'\D(\d)')
-- => [[["b:31","b:32"]]]
REGEXP_EXTRACT_ALL(b'', b'a*')
-- => [[["b:"]]]
REGEXP_EXTRACT_ALL(b'\xc3\xa9', b'.')
-- => [[["b:c3","b:a9"]]]
REGEXP_EXTRACT_ALL(CAST(NULL AS BYTES), b'.')
-- => [[null]]
REGEXP_REPLACE(b'a\xffb', b'\xff', b'-')
-- => [["b:612d62"]]
REGEXP_REPLACE(b'a\xffb', rb'(\xff)', rb'[\1]')
-- => [["b:615bff5d62"]]
REGEXP_REPLACE(b'a\xc3\xa9b', b'[^a-z]', b'\xfe')
-- => [["b:61fefe62"]]
REGEXP_REPLACE(b'', b'^', b'\x00')
-- => [["b:00"]]
REGEXP_INSTR(b'\xff\xfea', b'a')
-- => [["3i"]]
REGEXP_INSTR(b'\xff\x01\x02a', b'a')
-- => [["4i"]]
REGEXP_INSTR(b'\xff\x01\x02a', b'\x01', 1, 1, 1)
-- => [["3i"]]
INSTR(b'\xff\xfeab\xfe', b'\xfe', 1, 2)
-- => [["5i"]]
INSTR(b'\xff\xfeab\xfe', b'\xfe')
-- => [["2i"]]
INSTR(b'\xff\xfeab\xfe', b'\xfe', -1)
-- => [["5i"]]
INSTR(b'\xff\xfeab\xfe', b'\xfe', -1, 2)
-- => [["2i"]]
INSTR(b'', b'')
-- => [["1i"]]
INSTR(b'a', b'')
-- => [["1i"]]
INSTR(b'a', b'', 3)
-- => [["0i"]]
INSTR(b'a', CAST(NULL AS BYTES))
-- => [[null]]
INSTR(b'a', b'a', 0)
-- => error
TRANSLATE(b'abc\xff', b'a\xff', b'\xfe')
-- => [["b:fe6263"]]
TRANSLATE(b'abc\xff', b'ab', b'\xfe\xc3')
-- => [["b:fec363ff"]]
TRANSLATE(b'abc', b'aa', b'bc')
-- => error
TRANSLATE(b'abc', CAST(NULL AS BYTES), b'bc')
-- => [[null]]
TRANSLATE(b'', b'a', b'b')
-- => [["b:"]]
REPLACE(b'a\xffb\xff', b'\xff', b'\x00\x01')
-- => [["b:610001620001"]]
REPLACE(b'abc', b'', b'x')
-- => [["b:616263"]]
REPLACE(b'', b'a', b'x')
-- => [["b:"]]
SPLIT(b'a\xffb\xff', b'\xff')
-- => [[["b:61","b:62","b:"]]]
SPLIT(b'', b'a')
-- => [[["b:"]]]
SPLIT(b'abc', b'')
-- => [[["b:61","b:62","b:63"]]]
SPLIT(CAST(NULL AS BYTES), b'a')
-- => [[null]]
SPLIT(b'a,b')
-- => error
b'a\xffb' LIKE b'a_b'
-- => [[true]]
b'a\xc3\xa9b' LIKE b'a_b'
-- => [[false]]
b'a\xc3\xa9b' LIKE b'a__b'
-- => [[true]]
b'a\xffb' LIKE b'%\xff%'
-- => [[true]]
b'a%b' LIKE rb'a\%b'
-- => [[true]]
b'' LIKE b'%'
-- => [[true]]
CAST(NULL AS BYTES) LIKE b'%'
-- => [[null]]
b'abc' LIKE ANY (b'x', b'a%')
-- => [[true]]
b'abc' LIKE ALL (b'%c', b'a%')
-- => [[true]]
'abc' LIKE ANY ('x', 'a%')
-- => [[true]]
'abc' LIKE ANY (SELECT 'a')
-- => error
