select {{ tools.thrice(2) }} as n
