{{ config(warn_if='>5', error_if='>10') }}
select 1 as x from range(7)
