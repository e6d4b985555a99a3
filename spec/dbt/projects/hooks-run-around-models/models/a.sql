{{ config(materialized='table', pre_hook=["insert into log values ('before a')", {'sql': "insert into log values ('outside a')", 'transaction': False}], post_hook="insert into log select 'after ' || '{{ this.identifier }}' || count(*) from {{ this }}") }}
select 1 as id
