{{ config(post_hook=after_commit("insert into log values ('after commit b')")) }} select * from {{ ref('a') }}
