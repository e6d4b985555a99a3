select {{ ping(1) }} as id
