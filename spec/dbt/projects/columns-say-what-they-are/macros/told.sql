{% macro told(columns) %}
    {%- for column in columns %}
        {%- set told = [] %}
        {%- for name in ['name', 'column', 'dtype', 'data_type', 'quoted', 'char_size', 'numeric_precision', 'numeric_scale', 'fields'] %}
            {%- do told.append(name ~ '=' ~ column[name]) %}
        {%- endfor %}
        {%- do told.append([column.is_string(), column.is_number(), column.is_numeric(), column.is_integer(), column.is_float(), column.is_struct()] | string) %}
        {%- if column.is_string() %}{% do told.append(column.string_size()) %}{% endif %}
        {%- do told.append([column.can_expand_to(api.Column('x', 'varchar', 300)), api.Column('x', 'varchar', 3).can_expand_to(column)] | string) %}
        {%- do told.append(column.literal('1')) %}
        {%- do told.append(column | string) %}
        {%- do told.append(column.flatten() | string) %}
        select '{{ column.name }}' as name, $${{ told | join(' ; ') }}$$ as told {{ 'union all' if not loop.last }}
    {%- else %}
        select 'none' as name, '' as told
    {%- endfor %}
{%- endmacro %}
