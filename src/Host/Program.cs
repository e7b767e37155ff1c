using Prongsai.Host.Verbs;

return await Root.Build().Parse(args).InvokeAsync();
