SELECT map FROM {{ ref('maps') }}
