select [upper(t) for t in tags if t <> 'b'] as shouted, list_transform(tags, lambda t: t || '!') as loud, tags[1], tags[1:2], tags[-1] from {{ ref('orders') }}
