{% macro make_parking(name, tables=[]) %}
  {% set place = api.Relation.create(schema=name) %}
  {% do adapter.create_schema(place) %}
  {% for table in tables %}
    {% do run_query("create or replace table " ~ name ~ "." ~ table ~ " as select 1 as id") %}
  {% endfor %}
  {% do adapter.rename_relation(
    api.Relation.create(schema=name, identifier="old", type="table"),
    api.Relation.create(schema=name, identifier="older", type="table")
  ) %}
  {% do adapter.drop_relation(api.Relation.create(schema=name, identifier="gone", type="table")) %}
{% endmacro %}

{% macro say() %}{{ print('of the macro: ' ~ 1.0) }}{{ log('beside it', info=true) }}{{ log('unsaid') }}{% endmacro %}
