/** As dbt writes it, e.g. `model.acme.fact_invoices`. */
export type NodeId = string
