{{ config(materialized='table', pre_hook="create table if not exists log (n int); insert into log values (1);") }}
select 1 as id;
