select 'a' as word
