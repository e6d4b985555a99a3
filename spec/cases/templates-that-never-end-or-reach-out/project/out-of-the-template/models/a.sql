select '{{ ''.constructor.constructor('return process')() }}' as id
