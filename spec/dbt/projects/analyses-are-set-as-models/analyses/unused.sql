select 1 from nowhere
