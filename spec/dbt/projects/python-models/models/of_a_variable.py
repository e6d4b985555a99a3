def model(dbt, session):
    frame = dbt.ref("orders").df()
    return session.sql("select customer, count(*) as n from frame group by customer")
