{% macro spoil() %}
  {% do run_query("UPDATE raw_shop.orders SET customer = 'bop' WHERE order_id = 2") %}
  {% do run_query("UPDATE raw_shop.orders SET customer = '' WHERE order_id = 3") %}
  {% do run_query("UPDATE raw_shop.orders SET amount = amount + 0.01 WHERE order_id = 1") %}
  {% do run_query("DELETE FROM raw_shop.orders WHERE order_id = 4") %}
{% endmacro %}
