def model(dbt, session):
    dbt.ref("orders")
    session.execute("create temp table found as select id from orders where amount > 6")
    session.execute("insert into found select max(id) + 100 from main.orders")
    return session.sql('select found.id, o.customer from found left join "warehouse"."main"."orders" as o using (id)')
