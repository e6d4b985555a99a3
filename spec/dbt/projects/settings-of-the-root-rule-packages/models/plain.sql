select * from {{ ref('tool_view') }} union all select * from {{ ref('tools', 'tool_inner') }}
