{{ config(materialized='ephemeral', tags=['file_tag'], meta={'who': 'file', 'file': 1}) }}
select '{{ var("tool_level") }}' as level, '{{ var("everywhere") }}' as everywhere, '{{ var("tool_default") }}' as dflt, '{{ var("own_scope") }}' as own,
 {{ level() }} as by_macro, '{{ var("only_tools") }}' as only_tools
