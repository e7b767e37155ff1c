using Prongsai.Agency;
using Prongsai.Assessment;
using Prongsai.Documents;
using Prongsai.Measures;
using Prongsai.Operations;
using Prongsai.Platform;
using Prongsai.PublicSite;

IModule[] modules =
[
    new AgencyModule(), new AssessmentModule(), new MeasuresModule(), new DocumentsModule(), new PublicSiteModule(), new OperationsModule(),
];

var builder = WebApplication.CreateBuilder(args);
foreach (var module in modules)
{
    builder.Services.AddSingleton(module);
    module.Register(builder.Services);
}

builder.Services.AddSingleton(TimeProvider.System);
var app = builder.Build();
app.Run();
