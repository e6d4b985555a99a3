{% macro noted(text) %}insert into log values ('{{ text }}'){% endmacro %}
