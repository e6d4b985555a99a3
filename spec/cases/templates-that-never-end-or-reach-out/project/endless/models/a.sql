select 1 as id {% for i in range(100) %}{% for j in range(100) %}{{ j }}{% endfor %}{% endfor %}
