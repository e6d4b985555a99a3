{{ told([
    api.Column('a', 'text'), api.Column('a', 'character varying', 40), api.Column('a', 'string'), api.Column.create('a', 'string'),
    api.Column('a', 'numeric', none, 10, 2), api.Column('a', 'DECIMAL', none, 10, 2), api.Column('a', 'decimal(10,2)'),
    api.Column.from_description('a', 'decimal(10,2)'), api.Column.from_description('a', 'varchar(10)'),
    api.Column.from_description('a', 'text'), api.Column('b', 'int4'), api.Column(column='z', dtype='serial'),
    api.Column('s', 'struct(a int, b varchar)'), api.Column('s', 'INT64'), api.Column('s', 'real'),
]) }}
union all
select 'class', '{{ api.Column.translate_type('string') }} {{ api.Column.translate_type('int') }} {{ api.Column.string_type(40) }} {{ api.Column.numeric_type('numeric', 10, 2) }} {{ api.Column.numeric_type('numeric', none, 2) }}'
union all
select 'equal', '{{ api.Column('a', 'int') == api.Column('a', 'int') }} {{ api.Column('a', 'int') == api.Column('a', 'INT') }}'
