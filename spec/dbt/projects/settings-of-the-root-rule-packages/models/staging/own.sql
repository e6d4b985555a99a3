{{ config(materialized='view', tags=['in_file']) }}
select '{{ var("tool_level") }}' as tool_level, '{{ var("everywhere") }}' as everywhere, '{{ var("only_tools", "none") }}' as only_tools,
  {{ tools.level() }} as by_macro, '{{ config.get("tags") | join(",") }}' as tags
