SELECT id, `E Mail` AS email, Addr, code FROM {{ source('raw', 'people') }}
