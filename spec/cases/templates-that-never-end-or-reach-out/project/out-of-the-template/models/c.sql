{% set d = {} %}{% do d.update({'__proto__': {'own': 1}}) %}select '{{ {}.own }}' as leaked, '{{ ''.__class__.__mro__ }}' as c
