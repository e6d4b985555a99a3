{% macro ref(model_name) %}
  {{ return(builtins.ref(model_name)) }}
{% endmacro %}

{% macro greeting() %}hello{% endmacro %}

{# A package's macros are a dict to templates. #}
{% macro known(name) %}
  {%- if context.get(project_name, {}).get(name) -%}
    {{ return(context[project_name][name]()) }}
  {%- endif -%}
  {{ return('nothing' if name not in context[project_name] else 'odd') }}
{% endmacro %}
