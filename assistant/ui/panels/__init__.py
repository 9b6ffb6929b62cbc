"""One panel a module; no panel knows a service or another panel."""
