def model(dbt, session):
    return dbt.ref("numbered", v=1).project("v + 1 as v")
