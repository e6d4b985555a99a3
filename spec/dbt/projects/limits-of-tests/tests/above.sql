{{ config(severity='warn', error_if='> 8', warn_if='> ' ~ var('low', 4), fail_calc='coalesce(max(n), 0)') }}
select * from {{ ref('numbers') }} where n > 5
