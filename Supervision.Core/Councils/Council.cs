using Supervision.Core.Text;

namespace Supervision.Core.Councils;

/// <summary>A body of a council.</summary>
public enum BodyKind
{
    [Label("Hội đồng nhân dân")] Council,
    [Label("Thường trực Hội đồng nhân dân")] StandingBoard,
    [Label("Ban của Hội đồng nhân dân")] Committee,
    [Label("Tổ đại biểu")] DelegateGroup,
    [Label("Văn phòng")] Office,
    [Label("Đoàn đại biểu Quốc hội")] NaDeputation,
}

/// <summary>Kind of an inspected unit.</summary>
public enum UnitKind
{
    [Label("Ủy ban nhân dân")] PeoplesCommittee,
    [Label("Sở, ngành")] Department,
    [Label("Phòng chuyên môn")] Division,
    [Label("Đơn vị sự nghiệp công lập")] PublicServiceUnit,
    [Label("Cơ quan trung ương")] CentralBody,
    [Label("Cơ quan, tổ chức khác")] Other,
}

/// <summary>Level of a unit; bodies above the council's own are sent to and answer, but are not chased.</summary>
public enum UnitLevel
{
    [Label("trung ương")] Central,
    [Label("cấp tỉnh")] Province,
    [Label("cấp huyện (đến 30/6/2025)")] District,
    [Label("cấp xã")] Commune,
}

/// <summary>Where document numbers come from.</summary>
public enum NumberSource
{
    [Label("Hệ thống quản lý văn bản của tỉnh")] Qlvb,
    [Label("Sổ của hệ thống này")] Internal,
}

/// <summary>Who signs minutes, by the council's own rule.</summary>
public enum MinutesParty
{
    [Label("Thư ký")] Secretary,
    [Label("Trưởng đoàn hoặc chủ tọa")] Head,
    [Label("Đại diện đơn vị")] UnitRepresentative,
}

/// <summary>What a task must say to be clear, the items of a slogan such as "6 rõ".</summary>
public enum ChecklistItem
{
    [Label("rõ người")] Person,
    [Label("rõ việc")] Work,
    [Label("rõ trách nhiệm")] Responsibility,
    [Label("rõ thẩm quyền")] Authority,
    [Label("rõ thời gian")] Time,
    [Label("rõ kết quả")] Product,
}
