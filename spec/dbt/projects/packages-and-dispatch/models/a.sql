select n, {{ tools.shout("'a'") }} as loud, {{ tools.plain("'b'") }} as plain from {{ ref('tools', 'tool_numbers') }}
