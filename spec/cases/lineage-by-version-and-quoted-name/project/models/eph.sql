{{ config(materialized='ephemeral') }} SELECT p.id, p.email, p.Addr.city AS city, c.label FROM {{ ref('stg_people') }} p LEFT JOIN {{ ref('codes') }} c USING (code)
