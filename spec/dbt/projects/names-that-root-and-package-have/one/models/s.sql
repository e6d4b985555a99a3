select '{{ source('raw', 't') | replace('"', '') }}' as a
