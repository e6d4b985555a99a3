{{ config(alias='place') }}
select '{{ target.project }}' as project, '{{ target.dataset }}' as dataset, '{{ target.type }}' as type, '{{ target.location }}' as location,
  '{{ this.database }}.{{ this.schema }}.{{ this.identifier }}' as me,
  {{ relation_count(target.project, target.dataset) }} as relations,
  {{ dbt.current_timestamp() }} as now_is, {{ type_of_string() }} as words
