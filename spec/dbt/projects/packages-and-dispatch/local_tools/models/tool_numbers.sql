select range as n from range({{ var('size') }})
